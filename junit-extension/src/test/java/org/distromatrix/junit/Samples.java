package org.distromatrix.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.junit.assertj.MatrixAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.distromatrix.config.Isolation;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.plan.Cell;
import org.distromatrix.remote.PortForward;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test classes as users write them; they are run by tests of ours alone. */
@SuppressWarnings({"NullAway.Init", "unused"}) // fields are filled by the extension
final class Samples {
  /** Boot ids that classes saw, by class. */
  static final Set<String> BOOTS = ConcurrentHashMap.newKeySet();

  private Samples() {}

  @OnDistros
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class Tally {
    Cell cell;

    @BeforeEach
    void everyTime(Guest guest) {
      BOOTS.add(guest.bootId());
    }

    @Test
    void knowsWhereItRuns(Guest guest, Distro distro) {
      assertThat(cell.id().text()).isEqualTo(distro + "/nspawn");
      assertThat(guest.shell(". /etc/os-release; echo $VERSION_ID")).prints(distro.release());
    }

    @Test
    void runsPrograms(Guest guest) {
      assertThat(guest.exec("sh", "-c", "echo out; echo err >&2; exit 3")).exits(3).prints("out");
    }
  }

  @OnDistros("debian:13")
  static class SharesTheGuest {
    @Test
    void sameBoot(Guest guest) {
      guest.exec("true");
      BOOTS.add(guest.bootId());
    }
  }

  @OnDistros(value = "debian:13", isolation = Isolation.SUITE)
  static class HasAGuestOfItsOwn {
    @Test
    void one(Guest guest) {
      BOOTS.add(guest.bootId());
    }

    @Test
    void other(Guest guest) {
      BOOTS.add(guest.bootId());
    }
  }

  @OnDistros(value = "debian:13", isolation = Isolation.TEST)
  static class EachInAGuestOfItsOwn {
    Guest guest;

    @BeforeEach
    void theSameAsTheField(Guest parameter) {
      assertThat(parameter.bootId()).isEqualTo(guest.bootId());
    }

    @Test
    void one() {
      BOOTS.add(guest.bootId());
    }

    @Test
    void other() {
      BOOTS.add(guest.bootId());
    }
  }

  static class OnMethods {
    @OnDistros("debian:*")
    void everywhere(Guest guest, Distro distro) {
      assertThat(guest.files().read("/etc/debian_version")).startsWith(distro.release());
    }

    @Test
    void nowhere() {}
  }

  @OnDistros("debian:13")
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class AllOutcomes {
    @Test
    void a_fails(Guest guest) {
      assertThat(guest.shell("echo so much is known; exit 4")).succeeds();
    }

    @Test
    void b_isAborted() {
      assumeTrue(false, "nothing to do here");
    }

    @Test
    @Disabled("not yet")
    void c_isDisabled() {}

    @ParameterizedTest
    @ValueSource(strings = {"x", "y"})
    void d_hasArguments(String text, Guest guest) {
      assertThat(guest.exec("echo", text)).prints(text);
    }

    @Nested
    class Inner {
      @Test
      void e_isNested(Guest guest) {
        assertThat(guest.exec("true")).succeeds();
      }
    }
  }

  @OnDistros("debian:13")
  static class Helpers {
    @TempDir Path folder;

    @Test
    void files(Guest guest) throws IOException {
      guest.files().write("/srv/a/b.txt", "one\ntwo\n");
      assertThat(guest.files().lines("/srv/a/b.txt")).containsExactly("one", "two");
      assertThat(guest.files().ownership("/srv/a/b.txt")).isEqualTo("root root 644");
      assertThat(guest.files().exists("/srv/a/c.txt")).isFalse();

      assertThat(guest.files().get("/srv/a", folder)).isEmpty();
      assertThat(Files.readString(folder.resolve("b.txt"))).isEqualTo("one\ntwo\n");
    }

    @Test
    void services(Guest guest) {
      guest
          .files()
          .write(
              "/etc/systemd/system/greets.service",
              "[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/bin/echo hello\n");
      guest.exec("systemctl", "daemon-reload");

      guest.services().start("greets");
      assertThat(guest.services().isActive("greets")).isTrue();
      assertThat(guest.journal().of("greets")).contains("hello");
      guest.services().stop("greets");
      assertThat(guest.services().isActive("greets")).isFalse();
      assertThat(guest.services().failed()).isEmpty();
    }

    @Test
    void packages(Guest guest) {
      assertThat(guest.packages().version("systemd").orElse("")).startsWith("25");
      assertThat(guest.packages().isInstalled("no-such-package")).isFalse();
    }

    /** Whoever comes before the service is turned away, and may come again. */
    @Test
    void ports(Guest guest) throws IOException {
      try (PortForward port = guest.forward(7000)) {
        assertThat(answer(port)).isNull();
        makeTheService(guest);
        assertThat(answer(port)).isEqualTo("from the guest");
        assertThat(answer(port)).isEqualTo("from the guest");
      }
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(thread -> thread.getName().equals("port-forward-7000") && thread.isAlive());
    }

    private static @Nullable String answer(PortForward port) throws IOException {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port.hostPort());
          var reader =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        return reader.readLine();
      }
    }

    private static void makeTheService(Guest guest) {
      guest
          .files()
          .write(
              "/etc/systemd/system/says@.service",
              "[Service]\nExecStart=/bin/echo from the guest\nStandardOutput=socket\n");
      guest
          .files()
          .write(
              "/etc/systemd/system/says.socket",
              "[Socket]\nListenStream=127.0.0.1:7000\nAccept=yes\n");
      guest.exec("systemctl", "daemon-reload");
      guest.services().start("says.socket");
    }

    @Test
    void commands(Guest guest) {
      GuestCommand asNobody = GuestCommand.of("id", "-un").as("nobody").in("/");
      assertThat(guest.exec(asNobody)).prints("nobody");
    }
  }

  @OnDistros(value = "debian:13", isolation = Isolation.TEST)
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class BadBehaviour {
    private static @Nullable Guest kept;

    @Test
    void a_losesItsGuest(Guest guest) {
      kept = guest;
      guest.shell("systemctl poweroff --force --force; sleep 60");
    }

    @Test
    void b_usesTheGuestOfAnother() {
      if (kept != null) {
        kept.exec("true");
      }
    }

    @Test
    void c_printsAHundredMegabytes(Guest guest) {
      ExecResult result = guest.shell("head -c 100000000 /dev/zero | tr '\\0' x");
      assertThat(result).succeeds();
      assertThat(result.stdout()).endsWith(" bytes more are in the test's log ...]\n");
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.SECONDS)
    void d_takesTooLong(Guest guest) {
      guest.exec("sleep", "60");
    }

    @Test
    void e_findsItsOwnGuestWell(Guest guest) {
      assertThat(guest.exec("true")).succeeds();
    }
  }

  @OnDistros("debian:14")
  static class Nowhere {
    @Test
    void never() {}
  }

  @OnDistros("debian:13")
  static class Twice {
    @OnDistros("debian:12")
    void never(Guest guest) {}
  }

  static class TestAsWell {
    @Test
    @OnDistros("debian:13")
    void test(Guest guest) {
      assertThat(guest.exec("true")).succeeds();
    }
  }

  @OnDistros(value = "debian:13", timeout = "soon")
  static class BadTimeout {
    @Test
    void never() {}
  }

  @OnDistros(value = "debian:13", project = "/no/such/folder")
  static class BadProject {
    @Test
    void never() {}
  }

  @OnDistros("debian:13")
  static class GuestForAll {
    @BeforeAll
    static void once(Guest guest) {}

    @Test
    void never() {}
  }

  @OnDistros(value = "debian:13", packages = "no-such-package")
  static class CannotBeHad {
    @Test
    void never(Guest guest) {}
  }

  @OnDistros(value = "debian:13", packages = "jq")
  static class WithAPackage {
    @Test
    void hasIt(Guest guest) {
      assertThat(guest.shell("echo '{\"a\":1}' | jq .a")).prints("1");
    }
  }

  @OnDistros("debian:13")
  static class ByConstructor {
    private final Guest guest;

    ByConstructor(Guest guest) {
      this.guest = guest;
    }

    @Test
    void has(Distro distro) {
      assertThat(guest.exec("true")).succeeds();
    }
  }

  @OnDistros("debian:*")
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstance {
    Guest guest;
    Cell cell;

    @Test
    void has(Distro distro) {
      assertThat(guest.shell(". /etc/os-release; echo $VERSION_ID")).prints(distro.release());
      assertThat(cell.id().text()).startsWith(distro.toString());
    }
  }

  @Retention(RetentionPolicy.RUNTIME)
  @OnDistros("debian:13")
  @interface OnTrixie {}

  @OnTrixie
  abstract static class Base {
    @Test
    void runsInSubclasses(Guest guest) {
      assertThat(guest.exec("true")).succeeds();
    }
  }

  static class Inherits extends Base {
    @Nested
    @OnDistros("debian:12")
    class Again {
      @Test
      void never() {}
    }
  }

  @OnDistros("debian:13")
  static class Factory {
    @TestFactory
    Stream<DynamicTest> makes(Guest guest) {
      return Stream.of("true", "false")
          .map(
              program ->
                  DynamicTest.dynamicTest(
                      program, () -> assertThat(guest.exec(program)).succeeds()));
    }

    @RepeatedTest(value = 2, name = "again")
    void sameName(RepetitionInfo repetition) {
      assertThat(repetition.getCurrentRepetition()).isEqualTo(2);
    }
  }

  @OnDistros("debian:13")
  static class RebootsWhatIsShared {
    @Test
    void reboots(Guest guest) {
      guest.reboot();
    }
  }

  @OnDistros("debian:13")
  static class RelativePath {
    @Test
    void puts(Guest guest) {
      guest.files().write("data.txt", "x");
    }
  }

  static class OnMethodAlone {
    @OnDistros("debian:13")
    void never(Guest guest) {}
  }
}
