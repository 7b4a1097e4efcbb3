"""The page for governors: counted, made safe and put into words once, for screen, paper and workbook alike."""
