package org.distromatrix.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.config.BaseKind;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.ContainerSettings;
import org.distromatrix.config.InitKind;
import org.distromatrix.distro.TestDistros;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.CellId;
import org.junit.jupiter.api.Test;

class CellBasesTest {
  private final MatrixException noRoot = MatrixException.infrastructure("no root");

  private static final Cell CONTAINER = cell(BootKind.CONTAINER);
  private static final Cell NSPAWN = cell(BootKind.NSPAWN);

  private static Cell cell(BootKind boot) {
    return new Cell(
        new CellId("debian:13/" + boot.word()),
        TestDistros.debian13(),
        boot,
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static CellBases bases(Optional<BaseKind> base, Optional<MatrixException> obstacle) {
    var settings = new ContainerSettings(base, InitKind.AUTO, Optional.empty(), Optional.empty());
    return new CellBases(settings, obstacle);
  }

  @Test
  void whoCanMakesImagesOfPackages() {
    CellBases bases = bases(Optional.empty(), Optional.empty());

    assertThat(bases.inEngine(CONTAINER)).isFalse();
    assertThat(bases.inEngine(NSPAWN)).isFalse();
  }

  @Test
  void whoCannotTakesTheDistributionsOwnImage() {
    CellBases bases = bases(Optional.empty(), Optional.of(noRoot));

    assertThat(bases.inEngine(CONTAINER)).isTrue();
    assertThatCode(() -> bases.require(CONTAINER)).doesNotThrowAnyException();
    assertThatThrownBy(() -> bases.require(NSPAWN)).isSameAs(noRoot);
  }

  @Test
  void whatTheUserSaysHolds() {
    CellBases image = bases(Optional.of(BaseKind.IMAGE), Optional.empty());
    CellBases packages = bases(Optional.of(BaseKind.PACKAGES), Optional.of(noRoot));

    assertThat(image.inEngine(CONTAINER)).isTrue();
    assertThat(image.inEngine(NSPAWN)).isFalse();
    assertThatThrownBy(() -> packages.require(CONTAINER)).isSameAs(noRoot);
  }
}
