package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** An I/O failure in words: the exceptions of java.nio.file say only which file it was. */
final class IoCause {
  private IoCause() {}

  static String of(IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be read";
    }
    if (failure instanceof NotDirectoryException file) {
      return file.getFile() + " is not a folder";
    }
    if (failure instanceof FileAlreadyExistsException existing) {
      return existing.getFile() + " is there already";
    }
    return String.valueOf(failure.getMessage());
  }
}
