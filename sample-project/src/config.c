#include "config.h"

#include <stdio.h>
#include <string.h>

const tally_config tally_config_default = {.max_bytes = 1024 * 1024, .idle_seconds = 60};

static int set(tally_config *config, const char *name, long long value)
{
    if (value <= 0)
        return -1;
    if (strcmp(name, "max-bytes") == 0)
        config->max_bytes = (size_t)value;
    else if (strcmp(name, "idle-seconds") == 0 && value <= 86400)
        config->idle_seconds = (int)value;
    else
        return -1;
    return 0;
}

static int read_line(tally_config *config, char *line)
{
    char name[32];
    char rest;
    long long value;

    line[strcspn(line, "#\n")] = '\0';
    if (strspn(line, " \t\r") == strlen(line))
        return 0;
    if (sscanf(line, " %31[a-z-] = %lld %c", name, &value, &rest) != 2)
        return -1;
    return set(config, name, value);
}

int tally_config_read(const char *path, tally_config *config)
{
    char line[256];
    int number = 0;
    int result = 0;
    FILE *file = fopen(path, "re");

    *config = tally_config_default;
    if (file == NULL)
        return 0;
    while (result == 0 && fgets(line, sizeof line, file) != NULL) {
        number++;
        if (read_line(config, line) < 0)
            result = number;
    }
    fclose(file);
    return result;
}
