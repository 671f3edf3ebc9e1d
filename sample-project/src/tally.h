/* libtally: counts lines, words and bytes, in plain and in gzip-compressed input. */
#ifndef TALLY_H
#define TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint64_t lines; /* line feeds */
    uint64_t words; /* runs of anything but white space */
    uint64_t bytes; /* after decompression */
} tally_counts;

/* Counts data that comes in pieces: start with all zeros. */
typedef struct {
    tally_counts counts;
    bool in_word;
} tally_counter;

/* Counts a piece. */
void tally_add(tally_counter *counter, const void *data, size_t length);

/* Adds one result to another. */
void tally_sum(tally_counts *total, const tally_counts *part);

/*
 * Counts a file, "-" for standard input. What is compressed with gzip is decompressed, whatever the
 * file is called.
 *
 * Returns 0, or -1 with an explanation in error.
 */
int tally_file(const char *path, tally_counts *counts, char *error, size_t error_size);

#endif
