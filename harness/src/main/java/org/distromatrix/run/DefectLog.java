package org.distromatrix.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the trace of a defect of ours is kept, for it is not for the screen. */
final class DefectLog {
  private DefectLog() {}

  /** Returns whether it could be written. */
  static boolean write(Exception defect, Path log) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    writer.println(defect);
    for (Throwable cause = defect; cause != null; cause = cause.getCause()) {
      writer.println("caused by " + cause);
      for (StackTraceElement frame : cause.getStackTrace()) {
        writer.println("  at " + frame);
      }
    }
    try {
      Files.writeString(log, text.toString());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
