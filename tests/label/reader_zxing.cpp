// reader_zxing.cpp: ZXing; its library in Debian is C++, so this one test file is.
#define ZX_USE_UTF8 1
#include "label/reader.h"

#include <ZXing/ReadBarcode.h>
#include <cstdio>

bool reader_zxing(const uint8_t *grey, int width, int height, char ret_text[READER_TEXT])
{
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::Code128);
    hints.setTryHarder(true);
    hints.setTryRotate(true);
    // One symbol only: in ZXing 1.4 the search for several trips over an assertion of its own.
    ZXing::Result result =
        ZXing::ReadBarcode({grey, width, height, ZXing::ImageFormat::Lum}, hints);
    if (!result.isValid()) {
        return false;
    }
    std::snprintf(ret_text, READER_TEXT, "%s", result.text().c_str());
    return true;
}
