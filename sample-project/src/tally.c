#include "tally.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

static bool is_space(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void tally_add(tally_counter *counter, const void *data, size_t length)
{
    const unsigned char *at = data;

    for (const unsigned char *end = at + length; at < end; at++) {
        bool space = is_space(*at);
        counter->counts.lines += *at == '\n';
        counter->counts.words += !space && !counter->in_word;
        counter->in_word = !space;
    }
    counter->counts.bytes += length;
}

void tally_sum(tally_counts *total, const tally_counts *part)
{
    total->lines += part->lines;
    total->words += part->words;
    total->bytes += part->bytes;
}

static gzFile open_file(const char *path)
{
    struct stat status;

    if (strcmp(path, "-") == 0)
        return gzdopen(dup(STDIN_FILENO), "rb");
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
        errno = EISDIR;
        return NULL;
    }
    errno = 0;
    return gzopen(path, "rb");
}

static const char *reason(gzFile file)
{
    int code;
    const char *message = gzerror(file, &code);

    return code == Z_ERRNO ? strerror(errno) : message;
}

/* gzread() calls a file whole that ends in the middle: gzerror() knows better. */
static bool is_whole(gzFile file)
{
    int code;

    gzerror(file, &code);
    return code == Z_OK || code == Z_STREAM_END;
}

int tally_file(const char *path, tally_counts *counts, char *error, size_t error_size)
{
    unsigned char buffer[64 * 1024];
    tally_counter counter = {0};
    gzFile file = open_file(path);
    int length;
    int result = 0;

    if (file == NULL) {
        snprintf(error, error_size, "%s", errno ? strerror(errno) : "out of memory");
        return -1;
    }
    while ((length = gzread(file, buffer, sizeof buffer)) > 0)
        tally_add(&counter, buffer, (size_t)length);
    if (length < 0 || !is_whole(file)) {
        snprintf(error, error_size, "%s", reason(file));
        result = -1;
    }
    gzclose(file);
    *counts = counter.counts;
    return result;
}
