package org.distromatrix.junit.engine;

import java.util.List;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.Selection;
import org.distromatrix.run.Project;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.descriptor.FileSource;

/** The cells and suites of a project; their tests are known when they have run. */
final class MatrixTree extends EngineDescriptor {
  private static final String NAME = "Distro Matrix";

  private final @Nullable Project project;
  private final @Nullable MatrixException problem;

  /** A tree of one node, which fails. */
  MatrixTree(UniqueId id, MatrixException problem) {
    super(id, NAME);
    this.project = null;
    this.problem = problem;
  }

  private MatrixTree(UniqueId id, Project project) {
    super(id, NAME);
    this.project = project;
    this.problem = null;
  }

  /**
   * Reads and plans.
   *
   * @throws MatrixException (usage) if matrix.yaml has errors, or nothing is selected
   */
  static MatrixTree plan(UniqueId id, MatrixSelectors wanted) {
    Project project = Project.load(wanted.folder(), wanted.patterns(), List.of());
    if (project.selected().cells().isEmpty()) {
      throw MatrixException.usage(project.selected().nothing().orElse("Nothing is selected"));
    }
    MatrixTree tree = new MatrixTree(id, project);
    TestSource source = FileSource.from(project.file().file().toFile());
    Node top =
        tree.add(
            tree,
            MatrixSelectors.PROJECT,
            wanted.folder().toString(),
            project.file().project(),
            source);
    project.selected().cells().forEach(cell -> tree.addCell(top, cell, project, source));
    return tree;
  }

  private void addCell(Node top, Cell cell, Project project, TestSource source) {
    String text = cell.id().text();
    Node node = add(top, MatrixSelectors.CELL, text, text, source);
    Selection selection = project.selection();
    project.plan().suites().stream()
        .filter(suite -> selection.suite(cell.id(), suite))
        .forEach(suite -> add(node, MatrixSelectors.SUITE, suite, suite, source));
  }

  private Node add(TestDescriptor parent, String kind, String id, String name, TestSource source) {
    var node = new Node(parent.getUniqueId().append(kind, id), name, source);
    parent.addChild(node);
    return node;
  }

  /** Whether there is nothing to run, and nothing to tell. */
  boolean isEmpty() {
    return project == null && problem == null;
  }

  /** What keeps it from being run. */
  Optional<MatrixException> problem() {
    return Optional.ofNullable(problem);
  }

  /**
   * The project, where there is no problem.
   *
   * @throws IllegalStateException if there is one
   */
  private Project project() {
    if (project == null) {
      throw new IllegalStateException("no project");
    }
    return project;
  }

  /** The node of the project. */
  TestDescriptor top() {
    return getChildren().iterator().next();
  }

  /** The project with what is selected of it, after filters took nodes away; empty: nothing. */
  Optional<Project> left() {
    long planned = planned(project());
    List<String> suites =
        getChildren().stream()
            .flatMap(top -> top.getChildren().stream())
            .flatMap(cell -> cell.getChildren().stream().map(suite -> pattern(cell, suite)))
            .toList();
    if (suites.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(suites.size() == planned ? project() : project().selecting(suites));
  }

  private static String pattern(TestDescriptor cell, TestDescriptor suite) {
    return cell.getUniqueId().getLastSegment().getValue()
        + "//"
        + suite.getUniqueId().getLastSegment().getValue();
  }

  private static long planned(Project project) {
    return project.selected().cells().stream()
        .mapToLong(
            cell ->
                project.plan().suites().stream()
                    .filter(suite -> project.selection().suite(cell.id(), suite))
                    .count())
        .sum();
  }

  /** The node of a cell. */
  Optional<? extends TestDescriptor> cell(String id) {
    return findByUniqueId(top().getUniqueId().append(MatrixSelectors.CELL, id));
  }

  /** Project, cell or suite. */
  private static final class Node extends AbstractTestDescriptor {
    Node(UniqueId id, String name, TestSource source) {
      super(id, name, source);
    }

    @Override
    public Type getType() {
      return Type.CONTAINER;
    }

    @Override
    public boolean mayRegisterTests() {
      return true;
    }
  }

  /** A test, found when it had run. */
  static final class TestNode extends AbstractTestDescriptor {
    TestNode(UniqueId id, String name) {
      super(id, name);
    }

    @Override
    public Type getType() {
      return Type.TEST;
    }
  }

  @Override
  public boolean mayRegisterTests() {
    return project != null || problem != null;
  }
}
