"""The presentation of an estimate: as a picture, and as the cells of a spreadsheet."""
