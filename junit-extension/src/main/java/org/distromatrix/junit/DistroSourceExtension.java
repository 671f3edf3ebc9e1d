package org.distromatrix.junit;

import java.util.Optional;
import org.distromatrix.failure.MatrixException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Does for arguments of {@link DistroSource} what {@link OnDistros} does for its invocations: by
 * the time it is registered, the cell is not known yet.
 */
final class DistroSourceExtension
    implements BeforeClassTemplateInvocationCallback,
        AfterClassTemplateInvocationCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver,
        TestInstancePostProcessor,
        TestExecutionExceptionHandler,
        TestWatcher {
  private static final Namespace NAMESPACE = Namespace.create(DistroSourceExtension.class);

  /** What serves one set of arguments. */
  private record Served(
      GuestSupply supply,
      GuestInjection injection,
      OutcomeReport report,
      Optional<AllureLink> allure) {
    static Served by(GuestSupply supply) {
      return new Served(
          supply, new GuestInjection(supply), new OutcomeReport(supply), AllureLink.of(supply));
    }
  }

  /** What serves a context; empty within {@code matrix run}, where {@link RunExtension} does. */
  private static Optional<Served> served(ExtensionContext context) {
    Served known = context.getStore(NAMESPACE).get(Served.class, Served.class);
    return known == null ? begin(context) : Optional.of(known);
  }

  private static Optional<Served> begin(ExtensionContext context) {
    Supply supply = DistroArguments.of(context).orElseThrow(() -> notParameterized(context));
    if (!(supply instanceof GuestSupply own)) {
      SupplyAbove.mark(context, supply);
      return Optional.empty();
    }
    own.mark(context);
    Served served = Served.by(own);
    context.getStore(NAMESPACE).put(Served.class, served);
    return Optional.of(served);
  }

  private static MatrixFailure notParameterized(ExtensionContext context) {
    return new MatrixFailure(
        MatrixException.usage(
                "%s: @DistroSource gives no arguments here".formatted(context.getDisplayName()))
            .withHint("it needs @ParameterizedTest, or @ParameterizedClass on a class"));
  }

  @Override
  public void beforeClassTemplateInvocation(ExtensionContext context) {
    served(context).ifPresent(it -> it.supply().beforeClassTemplateInvocation(context));
  }

  @Override
  public void afterClassTemplateInvocation(ExtensionContext context) {
    served(context)
        .ifPresent(
            it -> {
              it.supply().afterClassTemplateInvocation(context);
              it.report().afterClassTemplateInvocation(context);
            });
  }

  /** As {@link GuestInjection}'s. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /** Where only a method has the annotation, no cell is known when its instance is made. */
  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context) throws Exception {
    Optional<Served> served = SupplyAbove.isThere(context) ? served(context) : Optional.empty();
    if (served.isPresent()) {
      served.get().injection().postProcessTestInstance(instance, context);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    served(context)
        .ifPresent(
            it -> {
              it.supply().beforeEach(context);
              it.report().beforeEach(context);
              it.allure().ifPresent(link -> link.beforeEach(context));
            });
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    boolean known = SupplyAbove.isThere(context) || context.getTestMethod().isPresent();
    boolean elsewhere = CellOfRun.of(context).isPresent();
    return known && !elsewhere && GuestInjection.gives(parameter);
  }

  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return served(context).orElseThrow().injection().resolveParameter(parameter, context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    served(context)
        .ifPresent(
            it -> {
              it.injection().afterEach(context);
              it.allure().ifPresent(link -> link.afterEach(context));
              it.supply().afterEach(context);
            });
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable cause)
      throws Throwable {
    Optional<Served> served = served(context);
    if (served.isEmpty()) {
      throw cause;
    }
    served.get().report().handleTestExecutionException(context, cause);
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    served(context).ifPresent(it -> it.report().testSuccessful(context));
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    served(context).ifPresent(it -> it.report().testFailed(context, cause));
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    served(context).ifPresent(it -> it.report().testAborted(context, cause));
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    served(context).ifPresent(it -> it.report().testDisabled(context, reason));
  }
}
