"""Many files and folders: found, and read in several processes."""

from profileparse.batch.finding import GLOB, find_files
from profileparse.batch.reading import FileResult, iter_files

__all__ = ["GLOB", "FileResult", "find_files", "iter_files"]
