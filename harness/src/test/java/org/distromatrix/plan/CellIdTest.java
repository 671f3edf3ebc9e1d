package org.distromatrix.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.distromatrix.config.BootKind;
import org.distromatrix.distro.DistroRef;
import org.junit.jupiter.api.Test;

class CellIdTest {
  @Test
  void joinsDistroBootAndAxes() {
    var axes = new LinkedHashMap<String, String>();
    axes.put("CC", "gcc");
    axes.put("CFLAGS", "-O2 -g");
    var id = CellId.of(new DistroRef("debian", "13"), BootKind.NSPAWN, axes);
    assertThat(id).hasToString("debian:13/nspawn/CC=gcc/CFLAGS=-O2 -g");
    assertThat(id.parts()).containsExactly("debian:13", "nspawn", "CC=gcc", "CFLAGS=-O2 -g");
    assertThat(id.suite("unit")).isEqualTo("debian:13/nspawn/CC=gcc/CFLAGS=-O2 -g//unit");
    assertThat(id.test("unit", "a/b")).isEqualTo(id + "//unit/a/b");
  }

  @Test
  void keepsEachValueOnePart() {
    var axes = new LinkedHashMap<String, String>();
    axes.put("PREFIX", "/usr//local%2F\n");
    var id = CellId.of(new DistroRef("arch", ""), BootKind.QEMU, axes);
    assertThat(id).hasToString("arch/qemu/PREFIX=%2Fusr%2F%2Flocal%252F%0A");
    assertThat(id.parts()).hasSize(3);
  }
}
