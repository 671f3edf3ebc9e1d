package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.Rpm;

/** Settles with which tools, and which subscription, trees of the rpm family are made. */
final class RpmWorks {
  private final RpmTool tool;
  private final Toolbox toolbox;
  private final Entitlements entitlements;
  private final Mirrors mirrors;

  RpmWorks(RpmTool tool, Toolbox toolbox, Entitlements entitlements, Mirrors mirrors) {
    this.tool = tool;
    this.toolbox = toolbox;
    this.entitlements = entitlements;
    this.mirrors = mirrors;
  }

  /** The facts of its rpm, which every profile of the family has. */
  Rpm rpm(ResolvedDistro distro) {
    return distro
        .rpm()
        .orElseThrow(() -> new IllegalArgumentException(distro.ref() + " says nothing of its rpm"));
  }

  /** What will be run, as an input of image keys. */
  String describe(ResolvedDistro distro) {
    return toolbox.describe(tool.need(distro));
  }

  /**
   * Work on an empty tree.
   *
   * @param what for messages: "Cannot build fedora:44"
   */
  RpmWork base(BasePlan plan, Draft draft, RpmState state, String what, ImageContext context)
      throws IOException {
    ResolvedDistro distro = plan.distro();
    return new RpmWork(
        distro,
        draft,
        List.of(),
        state,
        toolbox.workplace(tool.need(distro), context),
        describe(distro),
        entitlements.find(distro, plan.repositories(), context.entitlement()),
        what,
        plan.mirror(),
        context);
  }

  RpmWork layer(BaseImage base, List<Layer> below, Draft draft, ImageContext context)
      throws IOException {
    ResolvedDistro distro = base.distro();
    RpmState state = RpmState.of(base.folder());
    var lower = new ArrayList<Path>(below.stream().map(Layer::tree).toList());
    lower.add(base.layer().tree());
    return new RpmWork(
        distro,
        draft,
        lower,
        state,
        toolbox.workplace(tool.need(distro), context),
        describe(distro),
        entitlements.find(
            distro, mirrors.choose(distro, context).repositories(), context.entitlement()),
        "Cannot install packages in " + distro.ref(),
        Files.readString(state.mirror()),
        context);
  }
}
