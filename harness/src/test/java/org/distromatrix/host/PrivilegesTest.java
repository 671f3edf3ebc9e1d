package org.distromatrix.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;

class PrivilegesTest {
  @Test
  void cellsNeedRoot() {
    var user = new Privileges(false, Optional.empty());

    MatrixException refused = user.obstacle().orElseThrow();

    assertThat(refused).hasMessage("Cannot run cells: mounts and nspawn need root");
    assertThat(refused.hint().orElseThrow()).contains("sudo ./matrix ...", "--boot container");
  }

  @Test
  void rootWithoutItsMainCapabilityCannotRunCells() {
    var all = List.of("Uid:\t0", "CapEff:\t000001ffffffffff");
    var container = List.of("CapEff:\t00000000a80425fb");

    assertThat(Privileges.obstacle(all)).isEmpty();
    assertThat(Privileges.obstacle(container).orElseThrow())
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
