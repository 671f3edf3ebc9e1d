/* Unit tests of libtally and of the configuration, as TAP. */
#include "config.h"
#include "tally.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

static int number;
static int failed;

static void result(bool good, const char *name, const char *format, ...)
{
    va_list arguments;

    number++;
    failed += !good;
    printf("%sok %d - %s\n", good ? "" : "not ", number, name);
    if (!good) {
        fputs("  ---\n  message: ", stdout);
        va_start(arguments, format);
        vprintf(format, arguments);
        va_end(arguments);
        fputs("\n  ...\n", stdout);
    }
}

static void expect_counts(const char *name, const tally_counts *found, tally_counts expected)
{
    result(memcmp(found, &expected, sizeof expected) == 0, name,
           "expected %llu/%llu/%llu, found %llu/%llu/%llu", (unsigned long long)expected.lines,
           (unsigned long long)expected.words, (unsigned long long)expected.bytes,
           (unsigned long long)found->lines, (unsigned long long)found->words,
           (unsigned long long)found->bytes);
}

static void expect_text(const char *name, const char *text, tally_counts expected)
{
    tally_counter counter = {0};

    tally_add(&counter, text, strlen(text));
    expect_counts(name, &counter.counts, expected);
}

static void test_counting(void)
{
    tally_counter pieces = {0};

    expect_text("counts-nothing", "", (tally_counts){0, 0, 0});
    expect_text("counts-words", "one two\tthree\n", (tally_counts){1, 3, 14});
    expect_text("needs-no-line-feed-at-the-end", "one\ntwo", (tally_counts){1, 2, 7});
    expect_text("takes-spaces-together", " \n\n  a  \r\n", (tally_counts){3, 1, 10});
    expect_text("counts-bytes-not-letters", "\xc3\xa9t\xc3\xa9\n", (tally_counts){1, 1, 6});

    tally_add(&pieces, "split wo", 8);
    tally_add(&pieces, "", 0);
    tally_add(&pieces, "rd", 2);
    expect_counts("joins-a-word-across-pieces", &pieces.counts, (tally_counts){0, 2, 10});
}

static void write_file(const char *path, const char *mode, const char *text)
{
    gzFile file = gzopen(path, mode);

    if (file == NULL || gzputs(file, text) < 0 || gzclose(file) != Z_OK) {
        printf("Bail out! cannot write %s\n", path);
        exit(1);
    }
}

static void test_files(void)
{
    char path[] = "/tmp/tally-unit-XXXXXX";
    char error[200] = "";
    tally_counts counts;
    int fd = mkstemp(path);

    if (fd < 0) {
        puts("Bail out! no temporary file");
        exit(1);
    }
    write_file(path, "wbT", "plain text\n");
    tally_file(path, &counts, error, sizeof error);
    expect_counts("reads-plain-files", &counts, (tally_counts){1, 2, 11});

    write_file(path, "wb9", "compressed text\n");
    tally_file(path, &counts, error, sizeof error);
    expect_counts("reads-compressed-files", &counts, (tally_counts){1, 2, 16});

    if (ftruncate(fd, 20) < 0)
        puts("Bail out! cannot cut the file");
    result(tally_file(path, &counts, error, sizeof error) < 0, "refuses-a-cut-file", "it did not");
    close(fd);
    unlink(path);
    result(tally_file(path, &counts, error, sizeof error) < 0 &&
               strcmp(error, "No such file or directory") == 0,
           "names-the-reason", "found \"%s\"", error);
    result(tally_file("/", &counts, error, sizeof error) < 0 &&
               strcmp(error, "Is a directory") == 0,
           "refuses-a-folder", "found \"%s\"", error);
}

static int read_config(const char *text, tally_config *config)
{
    char path[] = "/tmp/tally-unit-XXXXXX";
    int fd = mkstemp(path);
    int wrong;

    if (fd < 0 || dprintf(fd, "%s", text) < 0) {
        puts("Bail out! no temporary file");
        exit(1);
    }
    wrong = tally_config_read(path, config);
    close(fd);
    unlink(path);
    return wrong;
}

static void test_config(void)
{
    tally_config config;
    int wrong;

    wrong = read_config("# comment\n\nmax-bytes = 5 # five\nidle-seconds=7\n", &config);
    result(wrong == 0 && config.max_bytes == 5 && config.idle_seconds == 7,
           "reads-the-configuration", "line %d wrong, max %zu, idle %d", wrong, config.max_bytes,
           config.idle_seconds);
    wrong = read_config("max-bytes = 5\nmax-bites = 6\n", &config);
    result(wrong == 2, "names-the-wrong-line", "found %d", wrong);
    wrong = read_config("idle-seconds = -1\n", &config);
    result(wrong == 1, "refuses-negative-numbers", "found %d", wrong);
    wrong = tally_config_read("/nonexistent", &config);
    result(wrong == 0 && config.max_bytes == tally_config_default.max_bytes, "has-a-default",
           "line %d wrong, max %zu", wrong, config.max_bytes);
}

static void test_zlib(void)
{
    if (strcmp(zlibVersion(), ZLIB_VERSION) == 0) {
        result(true, "runs-with-the-zlib-it-was-built-with", "");
        return;
    }
    number++;
    printf("ok %d - runs-with-the-zlib-it-was-built-with # SKIP built with %s, runs with %s\n",
           number, ZLIB_VERSION, zlibVersion());
}

int main(void)
{
    puts("TAP version 13");
    test_counting();
    test_files();
    test_config();
    test_zlib();
    printf("1..%d\n", number);
    return failed > 0;
}
