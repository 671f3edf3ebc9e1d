package org.distromatrix.junit;

import java.util.List;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** A class or a method in one cell. */
interface CellInvocation extends ClassTemplateInvocationContext, TestTemplateInvocationContext {
  @Override
  String getDisplayName(int index);

  @Override
  List<Extension> getAdditionalExtensions();

  @Override
  void prepareInvocation(ExtensionContext context);
}
