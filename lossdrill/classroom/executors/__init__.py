"""Who grades: processes of this machine, or the workers of a Dask cluster. Either is a `Team`."""
