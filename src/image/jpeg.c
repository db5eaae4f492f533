/* jpeg.c: JPEG in and out, by libjpeg-turbo, which makes a large one smaller as it decodes it. Its
 * memory is bounded, and so is how often a file may go over the picture: a few kilobytes of
 * "progressive" passes could else take minutes. */
#include <setjmp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

#include "base/limits.h"
#include "image/image_private.h"

enum { PASSES_MOST = 100 /* cameras make 10 */, QUALITY = 85 };

/* The library's errors end here. */
struct reader {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf failed;
    bool is_cut, is_large;
    uint8_t *row; /* heap */
};

static void fail(j_common_ptr common)
{
    struct reader *reader = common->client_data;
    int code = common->err->msg_code;
    reader->is_large = code == JERR_OUT_OF_MEMORY || code == JERR_NO_BACKING_STORE ||
                       code == JERR_IMAGE_TOO_BIG || code == JERR_WIDTH_OVERFLOW;
    longjmp(reader->failed, 1);
}

/* It goes on with what is odd; but a picture whose lower half is missing is none. */
static void hear(j_common_ptr common, int level)
{
    struct reader *reader = common->client_data;
    reader->is_cut = reader->is_cut || (level < 0 && common->err->msg_code == JWRN_JPEG_EOF);
}

static void say_nothing(j_common_ptr common)
{
    (void)common;
}

static void count_passes(j_common_ptr common)
{
    struct reader *reader = common->client_data;
    if (reader->jpeg.input_scan_number > PASSES_MOST) {
        common->err->msg_code = JERR_OUT_OF_MEMORY;
        fail(common);
    }
}

static void open_reader(struct reader *reader, const uint8_t *bytes, size_t size)
{
    reader->jpeg.err = jpeg_std_error(&reader->errors);
    reader->errors.error_exit = fail;
    reader->errors.emit_message = hear;
    reader->errors.output_message = say_nothing;
    reader->jpeg.client_data = reader;
    jpeg_create_decompress(&reader->jpeg);
    reader->jpeg.mem->max_memory_to_use = LIMIT_JPEG_MEMORY;
    reader->progress.progress_monitor = count_passes;
    reader->jpeg.progress = &reader->progress;
    jpeg_save_markers(&reader->jpeg, JPEG_APP0 + 1, 0xFFFF);
    jpeg_mem_src(&reader->jpeg, bytes, size);
    (void)jpeg_read_header(&reader->jpeg, TRUE);
}

static int turn_of(const struct reader *reader)
{
    int turn = 1;
    for (jpeg_saved_marker_ptr one = reader->jpeg.marker_list; one != NULL && turn == 1;
         one = one->next) {
        turn = turn_of_exif(one->data, one->data_length);
    }
    return turn;
}

/* As small as it is decoded without being smaller than what it is wanted for. */
static void choose_scale(struct reader *reader, const struct image_room *room, int turn)
{
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    struct image_room turned = {turn >= 5 ? room->h : room->w, turn >= 5 ? room->w : room->h,
                                false};
    int w, h;
    fit_size((int)jpeg->image_width, (int)jpeg->image_height, &turned, &w, &h);
    jpeg->scale_num = 1;
    jpeg->scale_denom = 8;
    while (jpeg->scale_denom > 1 && (jpeg->image_width / jpeg->scale_denom < (JDIMENSION)w ||
                                     jpeg->image_height / jpeg->scale_denom < (JDIMENSION)h)) {
        jpeg->scale_denom /= 2;
    }
}

/* Inks of a printer, written the wrong way round as all programs do, as colours of a screen. */
static uint32_t of_inks(const uint8_t *dot)
{
    uint32_t argb = 0xFF000000u;
    for (int i = 0; i < 3; i++) {
        argb |= (uint32_t)dot[i] * dot[3] / 255u << (16 - 8 * i);
    }
    return argb;
}

static void decode(struct reader *reader, struct image *ret)
{
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    bool has_inks = jpeg->out_color_space == JCS_CMYK;
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = reader->row;
        uint32_t *to = ret->argb + (size_t)jpeg->output_scanline * (size_t)ret->w;
        (void)jpeg_read_scanlines(jpeg, &row, 1);
        for (int x = 0; x < ret->w; x++) {
            const uint8_t *dot = row + 4 * (size_t)x;
            to[x] = has_inks
                        ? of_inks(dot)
                        : 0xFF000000u | (uint32_t)dot[2] << 16 | (uint32_t)dot[1] << 8 | dot[0];
        }
    }
    (void)jpeg_finish_decompress(jpeg);
}

static bool read_all(struct reader *reader, const uint8_t *bytes, size_t size,
                     const struct image_room *room, struct image *ret, struct error *err)
{
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    if (setjmp(reader->failed) != 0) {
        return reader->is_large ? image_large(err) : image_damaged(err);
    }
    open_reader(reader, bytes, size);
    if ((uint64_t)jpeg->image_width * jpeg->image_height > LIMIT_JPEG_PIXELS) {
        return image_large(err);
    }
    int turn = turn_of(reader);
    choose_scale(reader, room, turn);
    bool has_inks = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
    jpeg->out_color_space = has_inks ? JCS_CMYK : JCS_EXT_BGRA;
    (void)jpeg_start_decompress(jpeg);
    if (!image_make(ret, jpeg->output_width, jpeg->output_height, LIMIT_PNG_PIXELS, err)) {
        return false;
    }
    reader->row = malloc(4 * (size_t)jpeg->output_width);
    if (reader->row == NULL) {
        return image_large(err);
    }
    decode(reader, ret);
    if (reader->is_cut) {
        return image_damaged(err);
    }
    fit_image(ret, &(struct image_room){turn >= 5 ? room->h : room->w,
                                        turn >= 5 ? room->w : room->h, false});
    turn_image(ret, turn);
    return true;
}

bool read_jpeg(const uint8_t *bytes, size_t size, const struct image_room *room, struct image *ret,
               struct error *err)
{
    struct reader reader = {.row = NULL};
    bool done = read_all(&reader, bytes, size, room, ret, err);
    free(reader.row);
    jpeg_destroy_decompress(&reader.jpeg);
    return done;
}

bool jpeg_size(const uint8_t *bytes, size_t size, int *ret_w, int *ret_h)
{
    struct reader reader = {.row = NULL};
    bool done = setjmp(reader.failed) == 0;
    if (done) {
        open_reader(&reader, bytes, size);
        *ret_w = (int)reader.jpeg.image_width;
        *ret_h = (int)reader.jpeg.image_height;
    }
    jpeg_destroy_decompress(&reader.jpeg);
    return done;
}

/* A writer: what is written is ours, so it fails only where memory does. */
struct writer {
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    jmp_buf failed;
    uint8_t *row;         /* heap */
    unsigned char *bytes; /* heap, the library's until it is done */
    unsigned long size;
};

static void fail_to_write(j_common_ptr common)
{
    struct writer *writer = common->client_data;
    longjmp(writer->failed, 1);
}

static bool write_all(struct writer *writer, const struct image *image)
{
    struct jpeg_compress_struct *jpeg = &writer->jpeg;
    if (setjmp(writer->failed) != 0) {
        return false;
    }
    jpeg->err = jpeg_std_error(&writer->errors);
    writer->errors.error_exit = fail_to_write;
    writer->errors.output_message = say_nothing;
    jpeg->client_data = writer;
    jpeg_create_compress(jpeg);
    jpeg_mem_dest(jpeg, &writer->bytes, &writer->size);
    jpeg->image_width = (JDIMENSION)image->w;
    jpeg->image_height = (JDIMENSION)image->h;
    jpeg->input_components = 4;
    jpeg->in_color_space = JCS_EXT_BGRX;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, QUALITY, TRUE);
    jpeg_start_compress(jpeg, TRUE);
    while (jpeg->next_scanline < jpeg->image_height) {
        JSAMPROW row = writer->row;
        const uint32_t *from = image->argb + (size_t)jpeg->next_scanline * (size_t)image->w;
        for (size_t i = 0; i < 4 * (size_t)image->w; i++) {
            row[i] = (uint8_t)(from[i / 4] >> 8 * (i % 4));
        }
        (void)jpeg_write_scanlines(jpeg, &row, 1);
    }
    jpeg_finish_compress(jpeg);
    return true;
}

bool image_write_jpeg(const struct image *image, uint8_t **ret_bytes, size_t *ret_size)
{
    struct writer writer = {.row = malloc(4 * (size_t)image->w)};
    bool done = writer.row != NULL && write_all(&writer, image);
    free(writer.row);
    jpeg_destroy_compress(&writer.jpeg);
    if (!done) {
        free(writer.bytes);
        return false;
    }
    *ret_bytes = writer.bytes;
    *ret_size = writer.size;
    return true;
}
