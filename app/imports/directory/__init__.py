"""Directories of services (Open Referral) into the school as draft offers."""
