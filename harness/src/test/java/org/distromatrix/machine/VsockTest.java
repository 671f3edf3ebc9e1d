package org.distromatrix.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.distromatrix.command.LocalCommands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VsockTest {
  private static final String TAKEN =
      "qemu ended with status 1: qemu-system-x86_64: -device vhost-vsock-pci,guest-cid=1234567890:"
          + " vhost-vsock: unable to set guest cid: Address already in use";

  @TempDir Path folder;

  private final LocalCommands commands = new LocalCommands(System.getenv());
  private final List<Optional<Integer>> cids = new ArrayList<>();
  private Path device;

  @BeforeEach
  void makeDevice() throws IOException {
    device = Files.createFile(folder.resolve("vhost-vsock"));
  }

  /** A model whose qemu is this script. */
  private MachineModel qemu(String script) throws IOException {
    var executable =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
    Path program = Files.createFile(folder.resolve("qemu"), executable);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    return new MachineModel(program.toString(), "q35", "ttyS0", List.of());
  }

  private Machine fail(Optional<Integer> cid, String why) throws MachineFailure {
    cids.add(cid);
    throw new MachineFailure(why);
  }

  @Test
  void withoutTheDeviceNobodyIsAskedAndNoMachineGetsIt() throws Exception {
    MachineModel model = qemu("touch " + folder.resolve("asked"));
    var vsock = new Vsock(commands, folder.resolve("not-there"));

    assertThatThrownBy(() -> vsock.start(model, cid -> fail(cid, "end"))).hasMessage("end");
    assertThat(cids).containsExactly(Optional.empty());
    assertThat(folder.resolve("asked")).doesNotExist();
  }

  @Test
  void aQemuThatCannotIsNotAskedTwice() throws Exception {
    Path asked = folder.resolve("asked");
    MachineModel model = qemu("echo asked >>" + asked + "; exit 1");
    var vsock = new Vsock(commands, device);

    assertThat(vsock.offered(model)).isFalse();
    assertThat(vsock.offered(model)).isFalse();
    assertThat(asked).hasContent("asked\n");
  }

  /** It makes a machine with the device, hears that it shall quit, and does so. */
  @Test
  void aQemuThatCanIsToldToQuit() throws Exception {
    Path asked = folder.resolve("asked");
    MachineModel model =
        qemu("read -r word; echo \"$word $*\" >" + asked + "; [ \"$word\" = quit ]");

    assertThat(new Vsock(commands, device).offered(model)).isTrue();
    assertThat(Files.readString(asked))
        .matches("quit .* -machine q35 -S -monitor stdio -device vhost-vsock-pci,guest-cid=\\d+\n");
  }

  @Test
  void aCidThatIsTakenIsFollowedByOthersButNotForEver() throws Exception {
    var vsock = new Vsock(commands, device);
    MachineModel model = qemu("exit 0");

    assertThatThrownBy(() -> vsock.start(model, cid -> fail(cid, TAKEN))).hasMessage(TAKEN);
    assertThat(cids).hasSize(5).doesNotHaveDuplicates();
    assertThat(cids)
        .allSatisfy(cid -> assertThat(cid.orElseThrow()).isGreaterThanOrEqualTo(1 << 30));
  }

  @Test
  void anotherFailureIsFinal() throws Exception {
    var vsock = new Vsock(commands, device);
    MachineModel model = qemu("exit 0");

    assertThatThrownBy(() -> vsock.start(model, cid -> fail(cid, "no memory")))
        .hasMessage("no memory");
    assertThat(cids).singleElement().satisfies(cid -> assertThat(cid).isPresent());
  }

  @Test
  void theGuestListensWhereWeConnect() throws IOException {
    String unit = "/guest-layer/usr/lib/systemd/system/matrix-vsock.socket";
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(unit))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
          .contains("ListenStream=vsock::" + Vsock.SSH_PORT);
    }
  }
}
