"""The presentation of an estimate: as a chart, and as the cells of a spreadsheet."""
