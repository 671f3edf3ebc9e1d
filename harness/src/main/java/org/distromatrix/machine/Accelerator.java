package org.distromatrix.machine;

/**
 * What runs the machine's instructions.
 *
 * @param kind KVM or emulation
 * @param reason why it is this one, for people: {@code /dev/kvm does not run a kernel}
 */
public record Accelerator(Kind kind, String reason) {
  /** The ways that qemu has. */
  public enum Kind {
    /** The host's processor. */
    KVM("kvm", "host", 1),
    /** A program that emulates one: a tenth of its speed, and five times the time limits. */
    TCG("tcg", "max", 5);

    private final String option;
    private final String cpu;
    private final double slowness;

    Kind(String option, String cpu, double slowness) {
      this.option = option;
      this.cpu = cpu;
      this.slowness = slowness;
    }

    /**
     * For qemu's {@code -accel}. Before 8.1, processors that are emulated side by side can meet the
     * breakpoint with which one of them patches its kernel's code after it was taken away: the
     * kernel panics (qemu's commit deba7870; one boot of sixteen on a loaded host).
     *
     * @param qemu its version
     */
    String option(String qemu) {
      if (this == KVM) {
        return option;
      }
      return option + ",thread=" + (QemuVersion.atLeast(8, 1, qemu) ? "multi" : "single");
    }

    /** For qemu's {@code -cpu}: all that this way has. */
    String cpu() {
      return cpu;
    }
  }

  /** What time limits are multiplied with. */
  public double slowness() {
    return kind.slowness;
  }

  /** For people: {@code emulation (there is no /dev/kvm)}. */
  public String words() {
    return (kind == Kind.KVM ? "KVM" : "emulation") + " (" + reason + ")";
  }
}
