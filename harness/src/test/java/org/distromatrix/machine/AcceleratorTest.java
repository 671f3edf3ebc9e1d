package org.distromatrix.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceleratorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7+deb12u18) | tcg,thread=single",
        "QEMU emulator version 8.0.4 (qemu-8.0.4-1.fc39) | tcg,thread=single",
        "QEMU emulator version 8.1.0 | tcg,thread=multi",
        "QEMU emulator version 9.0.2 (Debian 1:9.0.2) | tcg,thread=multi",
        "QEMU emulator version 10.0.3 (Debian 1:10.0.3) | tcg,thread=multi",
        "something else | tcg,thread=single",
      })
  void emulatesSideBySideFromTheVersionOnThatCan(String qemu, String option) {
    assertThat(Accelerator.Kind.TCG.option(qemu)).isEqualTo(option);
    assertThat(Accelerator.Kind.KVM.option(qemu)).isEqualTo("kvm");
  }
}
