package org.distromatrix.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;

class PrivilegesTest {
  @Test
  void cellsNeedRoot() {
    var user = new Privileges(false, Optional.empty());

    MatrixException refused = catchThrowableOfType(MatrixException.class, user::requireCells);

    assertThat(refused).hasMessage("Cannot run cells: mounts and nspawn need root");
    assertThat(refused.hint()).contains("sudo ./matrix ...");
    assertThatCode(new Privileges(true, Optional.empty())::requireCells).doesNotThrowAnyException();
  }

  @Test
  void rootWithoutItsMainCapabilityCannotRunCells() {
    var all = List.of("Uid:\t0", "CapEff:\t000001ffffffffff");
    var container = List.of("CapEff:\t00000000a80425fb");

    assertThatCode(() -> Privileges.requireNamespaces(all)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Privileges.requireNamespaces(container))
        .hasMessage(
            "Cannot run cells: this root may not make namespaces and mounts (no CAP_SYS_ADMIN)");
  }

  @Test
  void callerIsWhomSudoNames() {
    var root = Privileges.detect(Map.of()).root();
    var sudo = Privileges.detect(Map.of("SUDO_UID", "1000", "SUDO_GID", "100"));

    assertThat(sudo.caller().isPresent()).isEqualTo(root);
    sudo.caller()
        .ifPresent(user -> assertThat(user).isEqualTo(new Privileges.CallingUser(1000, 100)));
    assertThat(Privileges.detect(Map.of("SUDO_UID", "0", "SUDO_GID", "0")).caller()).isEmpty();
    assertThat(Privileges.detect(Map.of("SUDO_UID", "-R /", "SUDO_GID", "0")).caller()).isEmpty();
  }
}
