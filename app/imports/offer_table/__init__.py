"""Tables of offers: the map's own workbook back in, and maps that schools have made themselves."""
