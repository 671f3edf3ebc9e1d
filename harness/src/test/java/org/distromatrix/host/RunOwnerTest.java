package org.distromatrix.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunOwnerTest {
  private final RunOwner us = RunOwner.current();

  @Test
  void isReadBackFromAnEntry() {
    assertThat(RunOwner.ofEntry(us.entry("cell-1"))).contains(us);
    assertThat(RunOwner.ofEntry("12-x")).isEmpty();
    assertThat(RunOwner.ofEntry("locks")).isEmpty();
  }

  @Test
  void livesUnlessGoneOrReplacedByAnotherProcess() {
    assertThat(us.lives()).isTrue();
    assertThat(new RunOwner(us.pid(), us.startTicks() - 1, us.space()).lives()).isFalse();
    assertThat(new RunOwner(Integer.MAX_VALUE, 1, us.space()).lives()).isFalse();
  }

  @Test
  void anotherContainersIsNotOursToJudge() {
    assertThat(new RunOwner(Integer.MAX_VALUE, 1, "another").lives()).isTrue();
  }
}
