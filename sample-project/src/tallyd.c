/*
 * tallyd: counts what comes over a unix socket. Started by systemd with the listening socket
 * (sd_listen_fds(3), spoken here without libsystemd); ends when nobody has asked for a while, and
 * is started again by the next who does.
 *
 * A client sends its text, shuts down its writing half, and gets "LINES WORDS BYTES\n" or
 * "error: REASON\n". How many it has served survives a reboot, in $STATE_DIRECTORY/served.
 */
#include "config.h"
#include "tally.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

/* The first descriptor that systemd passes. */
#define LISTEN_FDS_START 3

#define CONFIG_FILE "/etc/tally.conf"

/* A client that says nothing for so long is hung up on. */
static const struct timeval patience = {.tv_sec = 5};

static bool socket_passed(void)
{
    const char *pid = getenv("LISTEN_PID");
    const char *fds = getenv("LISTEN_FDS");

    return pid != NULL && fds != NULL && atol(pid) == (long)getpid() && atoi(fds) == 1;
}

static void answer_error(int client, const char *reason)
{
    dprintf(client, "error: %s\n", reason);
}

/* Takes what is left, so that hanging up does not throw our answer away. */
static void drain(int client)
{
    char buffer[16 * 1024];

    for (int i = 0; i < 1024 && read(client, buffer, sizeof buffer) > 0; i++)
        ;
}

static bool serve(int client, const tally_config *config)
{
    tally_counter counter = {0};
    char buffer[16 * 1024];
    ssize_t length;

    while ((length = read(client, buffer, sizeof buffer)) > 0) {
        tally_add(&counter, buffer, (size_t)length);
        if (counter.counts.bytes > config->max_bytes) {
            answer_error(client, "too long");
            drain(client);
            return false;
        }
    }
    if (length < 0) {
        answer_error(client, errno == EAGAIN ? "too slow" : strerror(errno));
        return false;
    }
    dprintf(client, "%" PRIu64 " %" PRIu64 " %" PRIu64 "\n", counter.counts.lines,
            counter.counts.words, counter.counts.bytes);
    return true;
}

static bool state_file(char *path, size_t size, const char *name)
{
    const char *folder = getenv("STATE_DIRECTORY");

    return folder != NULL && snprintf(path, size, "%s/%s", folder, name) < (int)size;
}

/* Written beside and renamed: a power cut leaves the old number or the new one. */
static void note_served(void)
{
    char path[4096];
    char beside[4096];
    unsigned long long served = 0;
    FILE *file;

    if (!state_file(path, sizeof path, "served") || !state_file(beside, sizeof beside, "served.new"))
        return;
    file = fopen(path, "re");
    if (file != NULL) {
        if (fscanf(file, "%llu", &served) != 1)
            served = 0;
        fclose(file);
    }
    file = fopen(beside, "we");
    if (file == NULL || fprintf(file, "%llu\n", served + 1) < 0 || fflush(file) != 0 ||
        fsync(fileno(file)) != 0 || fclose(file) != 0 || rename(beside, path) != 0)
        fprintf(stderr, "tallyd: cannot write %s: %s\n", path, strerror(errno));
}

static int serve_all(const tally_config *config)
{
    struct pollfd waiting = {.fd = LISTEN_FDS_START, .events = POLLIN};
    int ready;

    while ((ready = poll(&waiting, 1, config->idle_seconds * 1000)) > 0 ||
           (ready < 0 && errno == EINTR)) {
        int client = accept4(LISTEN_FDS_START, NULL, NULL, SOCK_CLOEXEC);
        if (client < 0)
            continue;
        setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        if (serve(client, config))
            note_served();
        close(client);
    }
    return ready < 0 ? 1 : 0;
}

int main(void)
{
    tally_config config;
    int wrong;

    if (!socket_passed()) {
        fputs("tallyd: no socket was passed; start tally.socket instead\n", stderr);
        return 2;
    }
    wrong = tally_config_read(CONFIG_FILE, &config);
    if (wrong != 0) {
        fprintf(stderr, "tallyd: " CONFIG_FILE ":%d: expected NAME = NUMBER\n", wrong);
        return 78; /* EX_CONFIG */
    }
    signal(SIGPIPE, SIG_IGN);
    return serve_all(&config);
}
