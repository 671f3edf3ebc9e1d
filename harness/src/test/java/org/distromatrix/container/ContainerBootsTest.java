package org.distromatrix.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.distromatrix.container.ContainerBoots.Entered;
import org.junit.jupiter.api.Test;

class ContainerBootsTest {
  private final ContainerBoots boots = new ContainerBoots();

  @Test
  void aBootIsEnteredThenReady() {
    boots.begin();
    boots.hear("entered systemd");

    assertThat(boots.entered()).isCompletedWithValue(new Entered(true, ""));
    assertThat(boots.ready()).isNotDone();

    boots.reached("degraded");
    assertThat(boots.ready()).isCompletedWithValue("degraded");
  }

  @Test
  void withoutSystemdItIsReadyAtOnceAndSaysWhy() {
    boots.hear("entered none the image has no /sbin/init");

    assertThat(boots.entered())
        .isCompletedWithValue(new Entered(false, "the image has no /sbin/init"));
    assertThat(boots.ready()).isCompletedWithValue("running");
  }

  @Test
  void whatIsRefusedCannotBeEntered() {
    boots.hear("refused the engine does not let it have control groups of its own");

    assertThatThrownBy(boots.entered()::join)
        .hasRootCauseMessage(
            "systemd cannot run in it: the engine does not let it have control groups of its own");
  }

  @Test
  void somethingElseIsNoWordOfOurs() {
    boots.hear("cat: /run/matrix/entered: No such file or directory");

    assertThatThrownBy(boots.entered()::join)
        .hasRootCauseMessage(
            "matrix-container did not say how it begins, but `cat: /run/matrix/entered: No such"
                + " file or directory`");
  }

  @Test
  void whoWaitsForTheNextBootDoesNotHearOfTheOneBefore() {
    boots.hear("entered systemd");
    var first = boots.entered();
    boots.reached("running");
    var next = boots.nextReady();
    var entered = boots.enteredAfter(first);
    assertThat(next).isNotDone();
    assertThat(entered).isNotDone();

    boots.begin();
    boots.hear("entered systemd");
    boots.reached("running");

    assertThat(next).isCompleted();
    assertThat(entered).isCompleted();
  }
}
