package org.distromatrix.image;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.CommandEnvironment;
import org.distromatrix.command.Commands;
import org.distromatrix.command.Programs;
import org.distromatrix.distro.PackageManagerKind;
import org.distromatrix.host.Places;

/** Puts the back ends together from what they share. */
final class BackEnds {
  private static final Path HOST = Path.of("/");

  private final Places places;
  private final ImagePaths paths;
  private final Commands commands;
  private final Map<String, String> environment;
  private final AptSettings settings;
  private final TreeCommands trees;
  private final PinnedKeys pinned;
  private final Mirrors mirrors;
  private final FileDigests digests;

  /**
   * @param environment the user's, for mirror, key and proxy variables
   */
  BackEnds(Places places, ImagePaths paths, Commands commands, Map<String, String> environment) {
    this.places = places;
    this.paths = paths;
    this.commands = commands;
    this.environment = Map.copyOf(environment);
    this.settings = AptSettings.of(environment);
    this.trees = new TreeCommands(commands);
    this.pinned = new PinnedKeys(commands, paths.keyrings());
    this.mirrors = new Mirrors(environment, new HostMirrors(HOST));
    this.digests = new FileDigests(paths.digests());
  }

  /** What works without the tools image, which is made with it. */
  PackageManagers ofThisHost() {
    return new PackageManagers(
        Map.of(PackageManagerKind.APT, apt(new Keyrings(HOST))), Optional.empty());
  }

  /**
   * All of them.
   *
   * @param own makes the tools image; closed with them
   */
  PackageManagers all(Images own) {
    var image = new ToolsImage(ToolsContent.PACKAGE_MANAGERS, own, places, Clock.systemUTC());
    var host = new HostTools(commands, Programs.onPathOf(environment));
    var toolbox = new Toolbox(host, image, environment);
    var keyrings = new Keyrings(HOST, Optional.of(image));
    return new PackageManagers(
        Map.of(
            PackageManagerKind.APT, apt(keyrings),
            PackageManagerKind.DNF, rpm(new DnfTool(rpmCalls()), toolbox, keyrings),
            PackageManagerKind.ZYPPER, rpm(new ZypperTool(rpmCalls()), toolbox, keyrings),
            PackageManagerKind.PACMAN, pacman(keyrings, toolbox)),
        Optional.of(image));
  }

  private PackageManager pacman(Keyrings keyrings, Toolbox toolbox) {
    var keys =
        new PacmanKeys(commands, places, keyrings, pinned, paths.keyrings(), Clock.systemUTC());
    return new PacmanPackages(
        mirrors,
        keys,
        digests,
        toolbox,
        new PacmanBuild(trees, keys, toolbox, paths, CommandEnvironment.proxies(environment)));
  }

  private PackageManager apt(Keyrings keyrings) {
    return new AptPackages(
        mirrors,
        keyrings,
        digests,
        new AptBootstrap(trees, pinned, paths, settings),
        new AptInstall(trees, paths, settings),
        new AptLists(commands, settings));
  }

  private RpmCalls rpmCalls() {
    return new RpmCalls(trees, paths.keyrings(), CommandEnvironment.proxies(environment));
  }

  private PackageManager rpm(RpmTool tool, Toolbox toolbox, Keyrings keyrings) {
    var entitlements = new Entitlements(HOST, environment, Clock.systemUTC());
    var works = new RpmWorks(tool, toolbox, entitlements, mirrors);
    var repositories = new RpmRepositories(new RpmKeys(commands, paths.keyrings()), keyrings);
    return new RpmPackages(
        mirrors,
        keyrings,
        digests,
        entitlements,
        works,
        new RpmBootstrap(tool, works, repositories, paths),
        new RpmInstall(tool, works, paths),
        new RpmLookUp(tool, works, repositories));
  }
}
