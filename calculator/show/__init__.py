"""An estimate shown: as a picture, and as the cells of a spreadsheet."""
