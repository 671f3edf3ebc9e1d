package org.distromatrix.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.Cell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.params.ParameterInfo;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclaration;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.TestAbortedException;

/** Makes a set of arguments of each cell, and each of what it is crossed with. */
final class DistroArguments implements ArgumentsProvider {
  private static final Namespace NAMESPACE = Namespace.create(DistroArguments.class);

  /**
   * Arguments, by which their cell is known again: the same objects, as equal ones may be others.
   */
  private record Given(List<Object> arguments, Supply supply) {
    boolean are(List<Object> others) {
      return arguments.size() == others.size()
          && IntStream.range(0, others.size()).allMatch(i -> arguments.get(i) == others.get(i));
    }
  }

  /** All that were given to one method or class. */
  private static final class AllGiven extends ArrayList<Given> {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    DistroSource annotation =
        AnnotationSupport.findAnnotation(parameters.getSourceElement(), DistroSource.class)
            .orElseThrow();
    String owner = parameters.getSourceElementDescription();
    refuseTwice(context, owner);
    Class<?> type = firstType(parameters, owner);
    List<List<Object>> others =
        annotation.cross().isEmpty()
            ? List.of(List.of())
            : others(context.getRequiredTestClass(), annotation.cross(), owner);
    AllGiven given = new AllGiven();
    List<Arguments> all = new ArrayList<>();
    for (Supply supply : supplies(context, Attributes.of(annotation))) {
      for (List<Object> other : others) {
        List<Object> row = concat(argument(type, supply.cell()), other);
        given.add(new Given(row, crossed(supply, other, parameters, context)));
        all.add(Arguments.from(row));
      }
    }
    context.getStore(NAMESPACE).put(AllGiven.class, given);
    return all.stream();
  }

  private static Supply crossed(
      Supply supply, List<Object> others, ParameterDeclarations parameters, ExtensionContext to) {
    if (supply instanceof GuestSupply own) {
      return own.with(others);
    }
    if (isOnlySource(parameters)) {
      CellOfRun.of(to).orElseThrow().crosses(to.getUniqueId(), TestName.arguments(others));
    }
    return supply;
  }

  /** The invocations of several sources are numbered through: which are whose is not told. */
  private static boolean isOnlySource(ParameterDeclarations parameters) {
    return AnnotationSupport.findRepeatableAnnotations(
                parameters.getSourceElement(), ArgumentsSource.class)
            .size()
        == 1;
  }

  private static Object argument(Class<?> type, Cell cell) {
    return type == Cell.class ? cell : Distro.of(cell.distro());
  }

  /** Within {@code matrix run} there is one cell, and it may be none of those that are wanted. */
  private static List<? extends Supply> supplies(ExtensionContext context, Attributes attributes) {
    Optional<CellOfRun> run = CellOfRun.of(context);
    if (run.isEmpty()) {
      return GuestSupply.all(context, attributes);
    }
    RunInvocation here =
        RunInvocation.of(run.get(), context, attributes)
            .orElseThrow(() -> new TestAbortedException("its tests are for other cells"));
    here.refusePackages();
    return List.of(here.supply(context));
  }

  private static void refuseTwice(ExtensionContext context, String owner) {
    if (SupplyAbove.isThere(context)) {
      throw new MatrixFailure(
          MatrixException.usage(owner + ": @DistroSource is in a class that has a distribution")
              .withHint("one of them has to go: a test runs on one distribution at a time"));
    }
  }

  private static Class<?> firstType(ParameterDeclarations parameters, String owner) {
    return parameters
        .getFirst()
        .<Class<?>>map(ParameterDeclaration::getParameterType)
        .filter(type -> type == Distro.class || type == Cell.class)
        .orElseThrow(
            () ->
                new MatrixFailure(
                    MatrixException.usage(
                            owner + ": @DistroSource needs a Distro or a Cell as first parameter")
                        .withHint("take the Guest after all arguments")));
  }

  private static List<Object> concat(Object first, List<Object> others) {
    List<Object> all = new ArrayList<>();
    all.add(first);
    all.addAll(others);
    return all;
  }

  private static List<List<Object>> others(Class<?> type, String name, String owner) {
    Method method =
        ReflectionSupport.findMethod(type, name)
            .filter(ModifierSupport::isStatic)
            .orElseThrow(() -> noFactory(type, name, owner));
    return stream(ReflectionSupport.invokeMethod(method, null))
        .orElseThrow(() -> noFactory(type, name, owner))
        .map(element -> element instanceof Arguments several ? several.toList() : List.of(element))
        .toList();
  }

  private static Optional<Stream<Object>> stream(@Nullable Object made) {
    if (made instanceof java.util.stream.BaseStream<?, ?> stream) {
      List<Object> all = new ArrayList<>();
      stream.iterator().forEachRemaining(all::add);
      return Optional.of(all.stream());
    }
    if (made instanceof Iterable<?> iterable) {
      List<Object> all = new ArrayList<>();
      iterable.forEach(all::add);
      return Optional.of(all.stream());
    }
    return made instanceof Object[] array ? Optional.of(Stream.of(array)) : Optional.empty();
  }

  private static MatrixFailure noFactory(Class<?> type, String name, String owner) {
    return new MatrixFailure(
        MatrixException.usage(
                "%s: @DistroSource(cross): %s has no static method %s()"
                    .formatted(owner, type.getSimpleName(), name))
            .withHint("it has no parameters, and returns a stream, a collection or an array"));
  }

  /** The cell of the arguments that a context was given. */
  static Optional<Supply> of(ExtensionContext context) {
    ParameterInfo info = ParameterInfo.get(context);
    AllGiven all = context.getStore(NAMESPACE).get(AllGiven.class, AllGiven.class);
    if (info == null || all == null) {
      return Optional.empty();
    }
    List<Object> arguments = info.getArguments().toList();
    return all.stream().filter(given -> given.are(arguments)).map(Given::supply).findFirst();
  }
}
