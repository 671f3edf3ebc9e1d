/* Lets the service count. */
#ifndef ASK_H
#define ASK_H

#include <stddef.h>

/* Where tallyd listens: the path in tally.socket. */
#define TALLY_SOCKET "/run/tally.sock"

/* Sends standard input to the service and copies its answer to standard output; 0 if it came. */
int ask(const char *socket_path, char *error, size_t error_size);

#endif
