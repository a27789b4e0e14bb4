"""A class's marks, in the forms that other systems read. Pure: rows and values, no files."""
