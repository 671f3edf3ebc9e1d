package org.distromatrix.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes a node of each cell that {@link OnDistros} selects. */
final class OnDistrosExtension
    implements ClassTemplateInvocationContextProvider,
        TestTemplateInvocationContextProvider,
        BeforeEachCallback,
        ParameterResolver {
  /** As {@link GuestInjection}'s, so that only one of the two answers for a constructor. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return isOn(context.getRequiredTestClass());
  }

  @Override
  public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    refuseTwice(context, context.getRequiredTestClass().getSimpleName());
    return invocations(context, context.getRequiredTestClass());
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return isOn(context.getRequiredTestMethod());
  }

  /** Whether a class or method has the annotation. */
  static boolean isOn(AnnotatedElement element) {
    return !AnnotationSupport.findRepeatableAnnotations(element, OnDistros.class).isEmpty();
  }

  @Override
  public Stream<? extends TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    refuseTwice(context, context.getRequiredTestMethod().getName());
    return invocations(context, context.getRequiredTestMethod());
  }

  /** Within a run there is one cell, and it may be another one. */
  @Override
  public boolean mayReturnZeroClassTemplateInvocationContexts(ExtensionContext context) {
    return CellOfRun.of(context).isPresent();
  }

  @Override
  public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
    return CellOfRun.of(context).isPresent();
  }

  private static void refuseTwice(ExtensionContext context, String owner) {
    if (SupplyAbove.isThere(context)) {
      throw new MatrixFailure(
          MatrixException.usage(owner + ": @OnDistros is on a class around it, too")
              .withHint("one of them has to go: a test runs on one distribution at a time"));
    }
  }

  private static Stream<? extends CellInvocation> invocations(
      ExtensionContext context, AnnotatedElement on) {
    Optional<CellOfRun> run = CellOfRun.of(context);
    List<Attributes> wanted =
        AnnotationSupport.findRepeatableAnnotations(on, OnDistros.class).stream()
            .map(Attributes::of)
            .toList();
    if (run.isPresent()) {
      return wanted.stream()
          .flatMap(attributes -> RunInvocation.of(run.get(), context, attributes).stream());
    }
    return wanted.stream()
        .flatMap(attributes -> GuestSupply.all(context, attributes).stream())
        .map(Invocation::new);
  }

  /** A method that has {@code @Test} as well is run once more, without a cell. */
  @Override
  public void beforeEach(ExtensionContext context) {
    if (isOn(context.getRequiredTestMethod()) && !SupplyAbove.isThere(context)) {
      throw new MatrixFailure(
          MatrixException.usage(
                  "%s: @OnDistros stands in place of @Test"
                      .formatted(context.getRequiredTestMethod().getName()))
              .withHint("remove @Test from the method"));
    }
  }

  /** Where no cell is above, nobody else would tell why. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return GuestInjection.gives(parameter)
        && !SupplyAbove.isThere(context)
        && CellOfRun.of(context).isEmpty();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    String owner =
        parameter.getDeclaringExecutable().getDeclaringClass().getSimpleName()
            + "."
            + parameter.getDeclaringExecutable().getName();
    throw new MatrixFailure(
        MatrixException.usage(
                "%s: there is no %s here: this runs once for all distributions"
                    .formatted(owner, parameter.getParameter().getType().getSimpleName()))
            .withHint("use @BeforeEach and @AfterEach, or take it as a parameter of the tests"));
  }

  /** One cell. */
  private record Invocation(GuestSupply supply) implements CellInvocation {
    @Override
    public String getDisplayName(int index) {
      return supply.cell().id().text();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      List<Extension> all = new ArrayList<>();
      all.add(supply);
      AllureLink.of(supply).ifPresent(all::add); // while there is a guest
      all.add(new GuestInjection(supply));
      all.add(new OutcomeReport(supply));
      return all;
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
      supply.mark(context);
    }
  }
}
