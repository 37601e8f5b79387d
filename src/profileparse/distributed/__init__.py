"""Dumps in a folder, or at an address, read on many machines: Dask deals them out.

A share of the files is a partition, of about so many bytes. What becomes of one depends on nothing
but its files: a partition that is lost with its machine is read again by another one, and gives
the same bytes. Files are read and written by fsspec, so that a folder can be an address such as
`s3://bucket/dumps`, for which its package is to be installed on all machines.

Takes the extra `dask`: `pip install 'profileparse[dask]'`.
"""

from profileparse.distributed.converting import Summary, convert_dumps
from profileparse.distributed.data_sets import TABLES
from profileparse.distributed.frames import read_dumps
from profileparse.distributed.partitions import PARTITION_SIZE

__all__ = ["PARTITION_SIZE", "TABLES", "Summary", "convert_dumps", "read_dumps"]
