/* What tallyd reads from /etc/tally.conf. */
#ifndef CONFIG_H
#define CONFIG_H

#include <stddef.h>

typedef struct {
    size_t max_bytes;      /* requests longer than this are refused */
    int idle_seconds;      /* after so long without a request the service ends */
} tally_config;

/* What holds where there is no file. */
extern const tally_config tally_config_default;

/*
 * Reads "name = number" lines; "#" begins a comment. A missing file is the default.
 *
 * Returns 0, or the number of the first line that cannot be read.
 */
int tally_config_read(const char *path, tally_config *config);

#endif
