package org.distromatrix.junit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.Cell;
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
    return AnnotationSupport.isAnnotated(context.getRequiredTestClass(), OnDistros.class);
  }

  @Override
  public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    OnDistros annotation =
        AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnDistros.class)
            .orElseThrow();
    refuseTwice(context, context.getRequiredTestClass().getSimpleName());
    return invocations(context, annotation);
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), OnDistros.class);
  }

  @Override
  public Stream<? extends TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    OnDistros annotation =
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), OnDistros.class)
            .orElseThrow();
    refuseTwice(context, context.getRequiredTestMethod().getName());
    return invocations(context, annotation);
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
    if (GuestSupply.isAbove(context)) {
      throw new MatrixFailure(
          MatrixException.usage(owner + ": @OnDistros is on a class around it, too")
              .withHint("one of them has to go: a test runs on one distribution at a time"));
    }
  }

  private static Stream<? extends CellInvocation> invocations(
      ExtensionContext context, OnDistros annotation) {
    Optional<CellOfRun> place = CellOfRun.of(context);
    if (place.isPresent()) {
      return RunInvocation.of(place.get(), context, annotation).stream();
    }
    try {
      Demand demand = new DemandReader(context, annotation).read();
      MatrixSession session = MatrixSession.of(context);
      return session.project(demand).cells(demand).stream()
          .map(
              cell -> new Invocation(cell, new GuestSupply(session.project(demand), demand, cell)));
    } catch (MatrixException e) {
      throw new MatrixFailure(e);
    }
  }

  /** A method that has {@code @Test} as well is run once more, without a cell. */
  @Override
  public void beforeEach(ExtensionContext context) {
    boolean ours = AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), OnDistros.class);
    if (ours && !GuestSupply.isAbove(context)) {
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
        && !GuestSupply.isAbove(context)
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
  private record Invocation(Cell cell, GuestSupply supply) implements CellInvocation {
    @Override
    public String getDisplayName(int index) {
      return cell.id().text();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(supply, new GuestInjection(supply), new OutcomeReport(supply));
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
      supply.mark(context);
    }
  }
}
