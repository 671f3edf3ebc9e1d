package org.distromatrix.config;

/** Matrix files for tests. */
final class Samples {
  private Samples() {}

  /** The sample of the design, and every key that it leaves out. */
  static String everything() {
    return """
    project: tally
    distros: [fedora:44, centos:10, rhel:9, rhel-ubi:9, debian:12, debian:13, ubuntu:24.04, arch, opensuse:tumbleweed]
    boot: [nspawn]
    axes: { CC: [gcc, clang], DB: { values: [a, b], build: false } }
    include: [ { distro: "debian:14", CC: tcc } ]
    exclude: [ { distro: "rhel-ubi:*", boot: qemu } ]
    allow-failure: [ { distro: "opensuse:*", reason: "upstream bug 123", until: 2027-03-01 } ]
    environment: { LC_ALL: C.UTF-8, VERSION: 0.10 }
    pass-environment: [TOKEN]
    secrets: TOKEN
    packages:
      build: [gcc, make, pkg-config, zlib-devel]
      run: [zlib]
      on: { "arch": { build: [clang] } }
    build: { script: build.sh, network: false, timeout: 10m, environment: { V: 1 } }
    files: extra/
    suites:
      - { name: smoke, run: tests/smoke.sh, timeout: 2m }
      - { name: unit, run: "make check", format: tap, artifacts: ["*.log"] }
      - name: service
        run: tests/service.sh
        isolation: test
        cold-boot: true
        retries: 1
        needs: [vm]
        prepare: "true"
        restore: "true"
        debug: journalctl -b
        network: true
        terminal: true
        user: tester
        warning: 1m
        environment: { A: b }
      - { name: xml, run: ./t, format: junit, results: "out/*.xml" }
      - { name: java, format: junit-platform, class-path: [target/test-classes, "target/lib/*.jar"], select: [org.example.TallyIT, "org.**", "package:org.example"] }
    checks: { failed-units: fail, coredumps: fail, journal: { level: warn, ignore: ["^audit"] } }
    source: { include: ["dist/*"], exclude: doc }
    mirror: { debian: http://mirror.example/debian }
    entitlement: { path: ../entitlement, missing: skip }
    accept-expired-metadata: ["debian:testing"]
    timeouts: { image: 20m, build: 1h, boot: 90s, test: 10m, test-warning: 1m30s, run: 2h }
    output-limit: 1000000
    machine: { memory: 2GiB, cpus: 4, disk: 20GiB, file-system: btrfs, kernel: "6.1.*", kernel-arguments: audit=0, disks: [1GiB, 512MiB] }
    container: { init: systemd, memory: 512MiB, cpus: 2 }
    default: ["debian:*"]
    """;
  }
}
