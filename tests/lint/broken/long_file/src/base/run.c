/* run.c: goes on and on. */
int run_all(int n);

int run_001(void);

int run_002(void);

int run_003(void);

int run_004(void);

int run_005(void);

int run_006(void);

int run_007(void);

int run_008(void);

int run_009(void);

int run_010(void);

int run_011(void);

int run_012(void);

int run_013(void);

int run_014(void);

int run_015(void);

int run_016(void);

int run_017(void);

int run_018(void);

int run_019(void);

int run_020(void);

int run_021(void);

int run_022(void);

int run_023(void);

int run_024(void);

int run_025(void);

int run_026(void);

int run_027(void);

int run_028(void);

int run_029(void);

int run_030(void);

int run_031(void);

int run_032(void);

int run_033(void);

int run_034(void);

int run_035(void);

int run_036(void);

int run_037(void);

int run_038(void);

int run_039(void);

int run_040(void);

int run_041(void);

int run_042(void);

int run_043(void);

int run_044(void);

int run_045(void);

int run_046(void);

int run_047(void);

int run_048(void);

int run_049(void);

int run_050(void);

int run_051(void);

int run_052(void);

int run_053(void);

int run_054(void);

int run_055(void);

int run_056(void);

int run_057(void);

int run_058(void);

int run_059(void);

int run_060(void);

int run_061(void);

int run_062(void);

int run_063(void);

int run_064(void);

int run_065(void);

int run_066(void);

int run_067(void);

int run_068(void);

int run_069(void);

int run_070(void);

int run_071(void);

int run_072(void);

int run_073(void);

int run_074(void);

int run_075(void);

int run_076(void);

int run_077(void);

int run_078(void);

int run_079(void);

int run_080(void);

int run_081(void);

int run_082(void);

int run_083(void);

int run_084(void);

int run_085(void);

int run_086(void);

int run_087(void);

int run_088(void);

int run_089(void);

int run_090(void);

int run_091(void);

int run_092(void);

int run_093(void);

int run_094(void);

int run_095(void);

int run_096(void);

int run_097(void);

int run_098(void);

int run_099(void);

int run_100(void);

int run_101(void);

int run_102(void);

int run_103(void);

int run_104(void);

int run_105(void);

int run_106(void);

int run_107(void);

int run_108(void);

int run_109(void);

int run_110(void);

int run_111(void);

int run_112(void);

int run_113(void);

int run_114(void);

int run_115(void);

int run_116(void);

int run_117(void);

int run_118(void);

int run_119(void);

int run_120(void);

int run_121(void);

int run_122(void);

int run_123(void);

int run_124(void);

int run_125(void);

int run_126(void);

int run_127(void);

int run_128(void);

int run_129(void);

int run_130(void);

int run_131(void);

int run_132(void);

int run_133(void);

int run_134(void);

int run_135(void);

int run_136(void);

int run_137(void);

int run_138(void);

int run_139(void);

int run_140(void);

int run_141(void);

int run_142(void);

int run_143(void);

int run_144(void);

int run_145(void);

int run_146(void);

int run_147(void);

int run_148(void);

int run_149(void);

int run_150(void);

int run_151(void);

int run_152(void);

int run_153(void);

int run_154(void);

int run_155(void);

int run_156(void);

int run_157(void);

int run_158(void);

int run_159(void);

int run_160(void);

int run_161(void);

int run_162(void);

int run_163(void);

int run_164(void);

int run_165(void);

int run_166(void);

int run_167(void);

int run_168(void);

int run_169(void);

int run_170(void);

int run_171(void);

int run_172(void);

int run_173(void);

int run_174(void);

int run_175(void);

int run_176(void);

int run_177(void);

int run_178(void);

int run_179(void);

int run_180(void);

int run_181(void);

int run_182(void);

int run_183(void);

int run_184(void);

int run_185(void);

int run_186(void);

int run_187(void);

int run_188(void);

int run_189(void);

int run_190(void);

int run_191(void);

int run_192(void);

int run_193(void);

int run_194(void);

int run_195(void);

int run_196(void);

int run_197(void);

int run_198(void);

int run_199(void);

int run_200(void);

int run_201(void);

int run_202(void);

int run_203(void);

int run_204(void);

int run_205(void);

int run_206(void);

int run_207(void);

int run_208(void);

int run_209(void);

int run_210(void);

int run_211(void);

int run_212(void);

int run_213(void);

int run_214(void);

int run_215(void);

int run_216(void);

int run_217(void);

int run_218(void);

int run_219(void);

int run_220(void);

int run_221(void);

int run_222(void);

int run_223(void);

int run_224(void);

int run_225(void);

int run_226(void);

int run_227(void);

int run_228(void);

int run_229(void);

int run_230(void);

int run_231(void);

int run_232(void);

int run_233(void);

int run_234(void);

int run_235(void);

int run_236(void);

int run_237(void);

int run_238(void);

int run_239(void);

int run_240(void);

int run_241(void);

int run_242(void);

int run_243(void);

int run_244(void);

int run_245(void);

int run_246(void);

int run_247(void);

int run_248(void);

int run_249(void);

int run_250(void);
