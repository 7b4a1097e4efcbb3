"""Tables of offers: the school's own workbook back in, and the maps that schools have already."""
