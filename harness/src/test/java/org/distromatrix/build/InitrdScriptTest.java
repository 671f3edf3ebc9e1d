package org.distromatrix.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.distromatrix.TestImages;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.image.Layer;
import org.distromatrix.minimirror.MiniImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitrdScriptTest {
  @ParameterizedTest
  @ValueSource(strings = {"fedora:44", "centos:9", "rocky:9", "opensuse:tumbleweed", "arch"})
  void familiesWhosePackagesMakeNoneNeedIt(String ref) {
    assertThat(InitrdScript.isFor(MiniImages.distro(ref))).isTrue();
  }

  @Test
  void debianAndUbuntuMakeTheirOwn() {
    assertThat(InitrdScript.isFor(TestImages.debian("13"))).isFalse();
    assertThat(InitrdScript.isFor(MiniImages.distro("ubuntu:24.04"))).isFalse();
  }

  @Test
  void aShellUnderstandsIt() {
    new LocalCommands(System.getenv()).run(Command.of("sh", "-n", "-c", InitrdScript.TEXT));
  }

  @Test
  void itsKeyIsThatOfAllBelowIt() {
    var base = new Layer("base", java.nio.file.Path.of("/base"));
    var kernel = new Layer("kernel", java.nio.file.Path.of("/kernel"));

    assertThat(BuildKeys.initrd(List.of(kernel, base)))
        .isEqualTo(BuildKeys.initrd(List.of(kernel, base)))
        .isNotEqualTo(BuildKeys.initrd(List.of(base)));
  }
}
