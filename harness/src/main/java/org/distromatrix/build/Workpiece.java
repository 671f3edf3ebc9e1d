package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.distromatrix.command.OutputSink;

/** A container that is to become an image, or makes something for us. */
public interface Workpiece extends AutoCloseable {
  /**
   * Puts text files into it.
   *
   * @param files texts by absolute path; their folders are made
   */
  void put(Map<String, String> files);

  /** Puts a folder's content into a folder of it, which is made; all belongs to root. */
  void putTree(Path folder, String target) throws IOException;

  /** Unpacks an archive at its root, owners and modes as they are in the archive. */
  void putArchive(Path tar) throws IOException;

  /** Writes a folder of it to an archive, in which all names begin with that of the folder. */
  void fetch(String folder, Path tar) throws IOException;

  /**
   * Takes files and folders out of a folder of it, and nothing else.
   *
   * @return what was left out, and why
   */
  List<String> fetchFiles(String folder, Path target) throws IOException;

  /**
   * Runs a program in it to its end.
   *
   * @param output gets what it prints, both streams; the result has standard output alone
   * @throws org.distromatrix.failure.MatrixException (interrupted) if this thread was interrupted
   */
  Ended run(List<String> argv, OutputSink output, Duration limit);

  /**
   * Keeps it as an image of the same origin as its own.
   *
   * @param name without the tag
   */
  EngineImage commit(String name, String tag);

  /** Ends what runs in it and throws it away. */
  @Override
  void close();
}
