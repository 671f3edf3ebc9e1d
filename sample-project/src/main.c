/* tally: counts lines, words and bytes of files. */
#include "ask.h"
#include "tally.h"

#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <zlib.h>

static const char usage[] =
    "Usage: tally [FILE]...\n"
    "       tally --ask [--socket=PATH] <FILE\n"
    "Counts lines, words and bytes, in plain and in gzip-compressed files (\"-\": standard input).\n"
    "\n"
    "  -a, --ask          let the service count standard input\n"
    "  -s, --socket=PATH  where it listens (" TALLY_SOCKET ")\n"
    "  -h, --help         show this\n"
    "  -V, --version      show the versions of tally and of zlib\n";

static const struct option options[] = {
    {"ask", no_argument, NULL, 'a'},     {"socket", required_argument, NULL, 's'},
    {"help", no_argument, NULL, 'h'},    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

static void print(const tally_counts *counts, const char *name)
{
    printf("%" PRIu64 " %" PRIu64 " %" PRIu64 " %s\n", counts->lines, counts->words, counts->bytes,
           name);
}

static int count_files(char **names, int many)
{
    tally_counts total = {0};
    char error[200];
    int status = 0;

    for (int i = 0; i < many; i++) {
        tally_counts counts;
        if (tally_file(names[i], &counts, error, sizeof error) < 0) {
            fprintf(stderr, "tally: cannot count %s: %s\n", names[i], error);
            status = 1;
            continue;
        }
        print(&counts, names[i]);
        tally_sum(&total, &counts);
    }
    if (many > 1)
        print(&total, "total");
    return fflush(stdout) == 0 ? status : 1;
}

static int ask_service(const char *socket_path)
{
    char error[200];

    if (ask(socket_path, error, sizeof error) < 0) {
        fprintf(stderr, "tally: cannot ask the service at %s: %s\n", socket_path, error);
        return 1;
    }
    return 0;
}

int main(int argc, char **argv)
{
    static char *standard_input[] = {"-"};
    const char *socket_path = TALLY_SOCKET;
    int asking = 0;
    int option;

    while ((option = getopt_long(argc, argv, "as:hV", options, NULL)) != -1) {
        switch (option) {
        case 'a':
            asking = 1;
            break;
        case 's':
            socket_path = optarg;
            break;
        case 'h':
            fputs(usage, stdout);
            return 0;
        case 'V':
            printf("tally %s (zlib %s)\n", TALLY_VERSION, zlibVersion());
            return 0;
        default:
            fputs(usage, stderr);
            return 2;
        }
    }
    if (asking)
        return ask_service(socket_path);
    return optind < argc ? count_files(argv + optind, argc - optind)
                         : count_files(standard_input, 1);
}
