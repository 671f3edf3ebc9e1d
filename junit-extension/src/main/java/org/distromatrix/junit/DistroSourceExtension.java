package org.distromatrix.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
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
import org.junit.platform.commons.support.AnnotationSupport;

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

  private static Served served(ExtensionContext context) {
    Served known = context.getStore(NAMESPACE).get(Served.class, Served.class);
    return known == null ? begin(context) : known;
  }

  private static Served begin(ExtensionContext context) {
    GuestSupply supply = DistroArguments.of(context).orElseThrow(() -> notParameterized(context));
    supply.mark(context);
    Served served = Served.by(supply);
    context.getStore(NAMESPACE).put(Served.class, served);
    return served;
  }

  private static MatrixFailure notParameterized(ExtensionContext context) {
    return new MatrixFailure(
        MatrixException.usage(
                "%s: @DistroSource gives no arguments here".formatted(context.getDisplayName()))
            .withHint("it needs @ParameterizedTest, or @ParameterizedClass on a class"));
  }

  @Override
  public void beforeClassTemplateInvocation(ExtensionContext context) {
    served(context).supply().beforeClassTemplateInvocation(context);
  }

  @Override
  public void afterClassTemplateInvocation(ExtensionContext context) {
    served(context).supply().afterClassTemplateInvocation(context);
    served(context).report().afterClassTemplateInvocation(context);
  }

  /** As {@link GuestInjection}'s. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /** Where only a method has the annotation, no cell is known when its instance is made. */
  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context) throws Exception {
    if (GuestSupply.isAbove(context)) {
      served(context).injection().postProcessTestInstance(instance, context);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Served served = served(context);
    served.supply().beforeEach(context);
    served.report().beforeEach(context);
    served.allure().ifPresent(link -> link.beforeEach(context));
  }

  /** The first parameter is an argument; what else is asked for by type is given. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    boolean known = GuestSupply.isAbove(context) || context.getTestMethod().isPresent();
    return known && GuestInjection.gives(parameter) && !isArgument(parameter);
  }

  private static boolean isArgument(ParameterContext parameter) {
    Executable taker = parameter.getDeclaringExecutable();
    boolean fed =
        taker instanceof Constructor || AnnotationSupport.isAnnotated(taker, DistroSource.class);
    return parameter.getIndex() == 0 && fed;
  }

  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return served(context).injection().resolveParameter(parameter, context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Served served = served(context);
    served.injection().afterEach(context);
    served.allure().ifPresent(link -> link.afterEach(context));
    served.supply().afterEach(context);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable cause)
      throws Throwable {
    served(context).report().handleTestExecutionException(context, cause);
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    served(context).report().testSuccessful(context);
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    served(context).report().testFailed(context, cause);
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    served(context).report().testAborted(context, cause);
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    served(context).report().testDisabled(context, reason);
  }
}
