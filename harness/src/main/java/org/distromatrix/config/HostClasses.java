package org.distromatrix.config;

import java.util.List;

/**
 * The classes of a suite that runs on this host.
 *
 * @param classPath folders and jars, or patterns of them, from the project's folder
 * @param select classes, patterns of classes, and packages
 */
public record HostClasses(List<String> classPath, List<String> select) {
  public HostClasses {
    classPath = List.copyOf(classPath);
    select = List.copyOf(select);
  }
}
