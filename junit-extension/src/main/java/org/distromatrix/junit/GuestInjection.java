package org.distromatrix.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distromatrix.plan.Cell;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Gives tests the guest, the distribution and the cell they run in, by parameter or field. */
final class GuestInjection
    implements ParameterResolver,
        TestInstancePostProcessor,
        BeforeClassTemplateInvocationCallback,
        AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(GuestInjection.class);
  private static final Set<Class<?>> TYPES = Set.of(Guest.class, Distro.class, Cell.class);

  private final Supply supply;

  GuestInjection(Supply supply) {
    this.supply = supply;
  }

  /** So that the fields of each test's own instance hold what is that test's own. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return gives(parameter);
  }

  /** Whether a parameter is of one of the types that are given, and nobody else gives it. */
  static boolean gives(ParameterContext parameter) {
    return TYPES.contains(parameter.getParameter().getType()) && !isArgument(parameter);
  }

  /** The first parameter is the argument that {@link DistroSource} makes. */
  private static boolean isArgument(ParameterContext parameter) {
    Executable taker = parameter.getDeclaringExecutable();
    AnnotatedElement source = taker instanceof Constructor ? taker.getDeclaringClass() : taker;
    return parameter.getIndex() == 0 && AnnotationSupport.isAnnotated(source, DistroSource.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return value(parameter.getParameter().getType(), context);
  }

  /** An instance that serves all tests of the class was made before there was a cell. */
  @Override
  public void beforeClassTemplateInvocation(ExtensionContext context) throws Exception {
    Optional<Object> instance = context.getTestInstance();
    if (instance.isPresent()) {
      fill(instance.get(), context);
    }
  }

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context) throws Exception {
    fill(instance, context);
  }

  private void fill(Object instance, ExtensionContext context) throws IllegalAccessException {
    List<Field> fields =
        ReflectionSupport.findFields(
            instance.getClass(),
            field ->
                TYPES.contains(field.getType())
                    && !Modifier.isStatic(field.getModifiers())
                    && !Modifier.isFinal(field.getModifiers()),
            HierarchyTraversalMode.TOP_DOWN);
    for (Field field : fields) {
      field.setAccessible(true);
      field.set(instance, value(field.getType(), context));
    }
  }

  private Object value(Class<?> type, ExtensionContext context) {
    if (type == Cell.class) {
      return supply.cell();
    }
    return type == Distro.class ? Distro.of(supply.cell().distro()) : guest(context);
  }

  /** One for each test or class, so that what it prints is told of that one. */
  private Guest guest(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(context.getUniqueId(), id -> supply.give(context), Guest.class);
  }

  /** What was run in the guest becomes part of the test's report. */
  @Override
  public void afterEach(ExtensionContext context) {
    Optional.ofNullable(context.getStore(NAMESPACE).get(context.getUniqueId(), Guest.class))
        .flatMap(Guest::finishLog)
        .ifPresent(
            log ->
                context.publishFile(
                    "guest.log",
                    MediaType.TEXT_PLAIN_UTF_8,
                    file -> Files.copy(log, file, StandardCopyOption.REPLACE_EXISTING)));
  }
}
