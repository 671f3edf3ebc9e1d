package org.distromatrix.build;

import org.distromatrix.distro.PackageManagerKind;
import org.distromatrix.distro.ResolvedDistro;

/**
 * The shell script that makes an initial RAM disk for every kernel of a tree, with the tree's own
 * generator. The packages of Fedora, EL, openSUSE and Arch are of no use for it: in a tree without
 * a machine they make one for the host's hardware, or none (openSUSE's does nothing where there is
 * no /etc/fstab: suse-module-tools, regenerate-initrd-posttrans).
 */
final class InitrdScript {
  /**
   * Not host-only, for that would be the machine that builds. No microcode: a virtual machine has
   * the host's. mkinitcpio's kms would add every graphics driver and its firmware. Generators
   * succeed also when they found no driver at all, and the boot then waits for its disk. Not
   * compressed: an emulated processor needs a second for what is 0.2 s so.
   */
  static final String TEXT =
      """
      exec 2>&1
      set -e
      made=
      names=
      has() {
        grep -q "/$1\\.ko" "/usr/lib/modules/$version/modules.builtin" && return
        printf '%s\\n' "$names" | grep -q "/$1\\.ko" && return
        echo "$made is without the driver $1: what was its generator missing?"
        exit 1
      }
      for image in /usr/lib/modules/*/vmlinuz; do
        [ -e "$image" ] || continue
        version=${image#/usr/lib/modules/}
        version=${version%/vmlinuz}
        made=/boot/initramfs-$version.img
        [ -e "/usr/lib/modules/$version/modules.dep" ] || depmod "$version"
        if command -v dracut >/dev/null; then
          dracut --force --no-hostonly --no-early-microcode --no-compress "$made" "$version"
          names=$(lsinitrd "$made")
        elif command -v mkinitcpio >/dev/null; then
          mkinitcpio --kernel "$version" --generate "$made" --compress cat \\
            --skiphooks autodetect,microcode,kms
          names=$(lsinitcpio "$made")
        else
          echo "there is neither dracut nor mkinitcpio to make it"
          exit 1
        fi
        has virtio_blk
        has ext4
      done
      [ -n "$made" ] || { echo "there is no kernel in /usr/lib/modules"; exit 1; }
      """;

  private InitrdScript() {}

  /** Whether a distribution needs it: Debian's and Ubuntu's own are made when it is installed. */
  static boolean isFor(ResolvedDistro distro) {
    return distro.packageManager() != PackageManagerKind.APT;
  }
}
