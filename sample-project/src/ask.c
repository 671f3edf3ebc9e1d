#include "ask.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int open_socket(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (fd < 0)
        return -1;
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    if (connect(fd, (struct sockaddr *)&address, sizeof address) < 0) {
        int saved = errno;
        close(fd);
        errno = saved;
        return -1;
    }
    return fd;
}

static int write_all(int fd, const char *data, size_t length)
{
    while (length > 0) {
        ssize_t written = write(fd, data, length);
        if (written < 0)
            return -1;
        data += written;
        length -= (size_t)written;
    }
    return 0;
}

static int copy(int from, int to)
{
    char buffer[16 * 1024];
    ssize_t length;

    while ((length = read(from, buffer, sizeof buffer)) > 0)
        if (write_all(to, buffer, (size_t)length) < 0)
            return -1;
    return length < 0 ? -1 : 0;
}

int ask(const char *socket_path, char *error, size_t error_size)
{
    int fd = open_socket(socket_path);
    int result = -1;

    /* the service may hang up before it has read all: then its answer says why */
    signal(SIGPIPE, SIG_IGN);
    if (fd >= 0 && (copy(STDIN_FILENO, fd) == 0 || errno == EPIPE) &&
        (shutdown(fd, SHUT_WR) == 0 || errno == ENOTCONN) && copy(fd, STDOUT_FILENO) == 0)
        result = 0;
    else
        snprintf(error, error_size, "%s", strerror(errno));
    if (fd >= 0)
        close(fd);
    return result;
}
